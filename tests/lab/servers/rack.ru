# Rack alone, as small as it gets.
PAGES = { '/hello.txt' => '0123456789' * 100, '/item' => "item\n" }.freeze

run(lambda do |env|
  path = env['PATH_INFO']
  fields = { 'content-type' => 'text/plain', 'lab-by' => 'application' }
  raise 'boom' if path == '/crash'
  next [200, fields, ["size=#{env['rack.input'].read.size}\n"]] if path == '/upload'
  next [404, fields, ["no\n"]] unless PAGES.key?(path)
  next [405, fields.merge('allow' => 'GET, HEAD'), ["no\n"]] unless %w[GET HEAD].include?(env['REQUEST_METHOD'])
  [200, fields, [PAGES[path]]]
end)
