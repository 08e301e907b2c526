<?php
require __DIR__ . '/loop.php';
require '/usr/share/php/GuzzleHttp/autoload.php';

$client = new GuzzleHttp\Client(['timeout' => 8, 'verify' => getenv('SSL_CERT_FILE')]);
run(fn ($method, $url, $fields, $content) => $client->request($method, $url, ['headers' => $fields, 'body' => $content])->getStatusCode());
