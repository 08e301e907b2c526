require 'rest-client'
require_relative 'loop'

run do |method, url, fields, content|
  RestClient::Request.execute(method: method.downcase.to_sym, url: url, headers: fields, payload: content, timeout: 8,
                              ssl_ca_file: ENV['SSL_CERT_FILE']).code
end
