<?php
require __DIR__ . '/loop.php';

run(function ($method, $url, $fields, $content) {
    $options = ['method' => $method, 'header' => lines($fields), 'timeout' => 8, 'content' => $content ?? ''];
    $context = stream_context_create(['http' => $options, 'ssl' => ['cafile' => getenv('SSL_CERT_FILE')]]);
    $text = @file_get_contents($url, false, $context);
    $codes = preg_grep('#^HTTP/#', $http_response_header ?? []);
    $code = $codes ? explode(' ', end($codes))[1] : 'nothing';
    return $text === false ? "error: false, $code" : $code;
});
