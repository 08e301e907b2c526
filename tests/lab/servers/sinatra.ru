# Sinatra in a class of its own.
require 'sinatra/base'

class App < Sinatra::Base
  set :public_folder, '@WWW@'
  set :environment, :production
  set :protection, false
  # @slot:app@
  before { headers 'Lab-By' => 'framework' }
  get('/item') { headers 'Lab-By' => 'application'; "item\n" }
  post('/upload') { headers 'Lab-By' => 'application'; "size=#{request.body.read.size}\n" }
  get('/crash') { raise 'boom' }
  get('/private') do
    headers 'Lab-By' => 'application'
    given = Rack::Auth::Basic::Request.new(request.env)
    unless given.provided? && given.basic? && given.credentials == ['lab', 'secret']
      headers 'WWW-Authenticate' => 'Basic realm="lab"'
      halt 401, 'who are you?'
    end
    "ok\n"
  end
end
run App
