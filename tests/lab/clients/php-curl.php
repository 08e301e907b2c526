<?php
require __DIR__ . '/loop.php';

run(function ($method, $url, $fields, $content) {
    $handle = curl_init($url);
    curl_setopt_array($handle, [CURLOPT_RETURNTRANSFER => true, CURLOPT_FOLLOWLOCATION => true, CURLOPT_TIMEOUT => 8,
        CURLOPT_CUSTOMREQUEST => $method, CURLOPT_NOBODY => $method == 'HEAD', CURLOPT_HTTPHEADER => lines($fields),
        CURLOPT_CAINFO => getenv('SSL_CERT_FILE')]);
    if ($content !== null) {
        curl_setopt($handle, CURLOPT_POSTFIELDS, $content);
    }
    return curl_exec($handle) === false ? 'error: libcurl ' . curl_errno($handle) : curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
});
