use strict;
use warnings;
use HTTP::Tiny;

$| = 1;
my $client = HTTP::Tiny->new(timeout => 8, SSL_options => { SSL_ca_file => $ENV{SSL_CERT_FILE} }, verify_SSL => 1);
while (my $line = <STDIN>) {
  chomp $line;
  my ($method, $url, $content) = split /\t/, $line;
  my %fields = ('Authorization' => 'Basic bGFiOnNlY3JldA==', 'Cookie' => 'lab=1');
  $fields{'Content-Type'} = 'application/x-www-form-urlencoded' if $content ne '-';
  my $response = $client->request($method, $url, { headers => \%fields, $content eq '-' ? () : (content => $content) });
  print $response->{status} == 599 ? 'error: 599 ' . substr($response->{content}, 0, 40) =~ s/\s+/ /gr : $response->{status}, "\n";
}
