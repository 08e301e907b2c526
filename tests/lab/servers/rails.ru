# Rails in one file, in production as `rails new` sets it up. The error pages in public/ are those that it installs.
require 'logger' # for Active Support, which forgets it
require 'rails'
require 'action_controller/railtie'

# Says that Rails answered, unless a controller of ours has said that it did.
class Mark
  def initialize(app) = @app = app

  def call(env)
    code, fields, content = @app.call(env)
    fields['Lab-By'] ||= 'framework'
    [code, fields, content]
  end
end

class Lab < Rails::Application
  config.load_defaults 6.1
  config.root = '@DIR@'
  config.eager_load = false
  config.secret_key_base = 'lab' * 20
  config.logger = Logger.new('@DIR@/rails.log')
  config.consider_all_requests_local = false
  config.middleware.insert_before 0, Mark
  # @slot:config@
  routes.append do
    get '/item', to: 'pages#item'
    post '/upload', to: 'pages#upload'
    post '/json', to: 'pages#read_json'
    get '/crash', to: 'pages#crash'
    get '/private', to: 'private#show'
    # @slot:routes@
  end
end

Lab.initialize!

class PagesController < ActionController::Base
  skip_forgery_protection
  before_action { response.headers['Lab-By'] = 'application' }
  # @slot:controller@
  def item = render(plain: "item\n")
  def upload = render(plain: "size=#{request.raw_post.bytesize}\n")
  def read_json = render(json: { got: params.to_unsafe_h })
  def crash = raise('boom')
end

class PrivateController < ActionController::Base
  http_basic_authenticate_with name: 'lab', password: 'secret', realm: 'lab'
  def show = render(plain: "ok\n")
end

run Lab
