require 'open-uri'
require_relative 'loop'

run { |_, url, fields, _| URI.parse(url).open(fields.merge(read_timeout: 8)).status[0] }
