# Dancer2 on Starman.
package App;
use Dancer2;

set public_dir => '@WWW@';
set static_handler => 1;
set show_errors => 0;
hook before => sub { response_header 'Lab-By' => 'framework' };
get '/item' => sub { response_header 'Lab-By' => 'application'; "item\n" };
post '/upload' => sub { response_header 'Lab-By' => 'application'; 'size=' . length(request->body) . "\n" };
get '/crash' => sub { die 'boom' };
App->to_app;
