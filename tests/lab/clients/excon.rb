require 'excon'
require_relative 'loop'

# Excon follows only with this middleware.
middlewares = Excon.defaults[:middlewares] + [Excon::Middleware::RedirectFollower]
run do |method, url, fields, content|
  Excon.new(url, middlewares: middlewares, read_timeout: 8, ssl_ca_file: ENV['SSL_CERT_FILE'])
       .request(method: method, headers: fields, body: content || '').status
end
