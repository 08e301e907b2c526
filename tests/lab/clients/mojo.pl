use strict;
use warnings;
use Mojo::UserAgent;

$| = 1;
my $client = Mojo::UserAgent->new(max_redirects => 20, request_timeout => 8, ca => $ENV{SSL_CERT_FILE});  # it follows none by itself
while (my $line = <STDIN>) {
  chomp $line;
  my ($method, $url, $content) = split /\t/, $line;
  my %fields = ('Authorization' => 'Basic bGFiOnNlY3JldA==', 'Cookie' => 'lab=1');
  $fields{'Content-Type'} = 'application/x-www-form-urlencoded' if $content ne '-';
  my $transaction = $client->start($client->build_tx($method => $url => \%fields => $content eq '-' ? '' : $content));
  my $error = $transaction->error;
  print $error && !$error->{code} ? 'error: ' . substr($error->{message}, 0, 40) =~ s/\s+/ /gr : $transaction->res->code, "\n";
}
