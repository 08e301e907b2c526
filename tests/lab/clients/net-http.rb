require 'net/http'
require_relative 'loop'

run do |method, url, fields, content|
  uri = URI(url)
  Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', read_timeout: 8) do |http|
    http.send_request(method, uri.request_uri, content, fields).code
  end
end
