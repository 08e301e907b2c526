use strict;
use warnings;
use LWP::UserAgent;
use HTTP::Request;

$| = 1;
my $client = LWP::UserAgent->new(timeout => 8);
while (my $line = <STDIN>) {
  chomp $line;
  my ($method, $url, $content) = split /\t/, $line;
  my $request = HTTP::Request->new($method, $url, ['Authorization' => 'Basic bGFiOnNlY3JldA==', 'Cookie' => 'lab=1']);
  if ($content ne '-') {
    $request->header('Content-Type' => 'application/x-www-form-urlencoded');
    $request->content($content);
  }
  my $response = $client->request($request);
  print $response->header('Client-Warning') ? 'error: ' . $response->header('Client-Warning') : $response->code, "\n";
}
