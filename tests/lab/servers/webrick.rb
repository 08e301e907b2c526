# WEBrick: files and two handlers.
require 'webrick'

server = WEBrick::HTTPServer.new(BindAddress: '127.0.0.1', Port: @PORT@, DocumentRoot: '@WWW@',
                                 AccessLog: [[$stdout, 'lab %h %s']], Logger: WEBrick::Log.new('@DIR@/webrick.txt'))
server.mount_proc('/item') { |_, response| response['Lab-By'] = 'application'; response.body = "item\n" }
server.mount_proc('/upload') do |request, response|
  response['Lab-By'] = 'application'
  response.body = "size=#{(request.body || '').size}\n"
end
server.mount_proc('/crash') { raise 'boom' }
$stdout.sync = true
trap('TERM') { server.shutdown }
server.start
