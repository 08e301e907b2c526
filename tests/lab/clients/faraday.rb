require 'faraday'
require_relative 'loop'

client = Faraday.new(request: { timeout: 8 }, ssl: { ca_file: ENV['SSL_CERT_FILE'] })
run { |method, url, fields, content| client.run_request(method.downcase.to_sym, url, content, fields).status }
