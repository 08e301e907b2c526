# Mojolicious::Lite with its own server.
use Mojolicious::Lite -signatures;

push @{app->static->paths}, '@WWW@';
hook before_dispatch => sub ($c) { $c->res->headers->header('Lab-By' => 'framework') };
# @slot:app@
get '/item' => sub ($c) { $c->res->headers->header('Lab-By' => 'application'); $c->render(text => "item\n") };
post '/upload' => sub ($c) {
  $c->res->headers->header('Lab-By' => 'application');
  $c->render(text => 'size=' . length($c->req->body) . "\n");
};
post '/json' => sub ($c) { $c->render(json => $c->req->json) };
get '/crash' => sub ($c) { die 'boom' };
app->mode('production');
app->log->path('@DIR@/mojo.txt');
app->start;
