<?php
// For PHP's own server and, as index.php, for PHP-FPM.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path == '/upload') {
    header('Lab-By: application');
    $size = empty($_POST) ? strlen(file_get_contents('php://input')) : strlen(implode('', $_POST));
    echo "size=$size\n";
} elseif ($path == '/crash') {
    throw new Exception('boom');
} elseif (PHP_SAPI != 'cli-server') {
    header('Lab-By: application');
    http_response_code($path == '/item' ? 200 : 404);
    echo $path == '/item' ? "item\n" : "no\n";
} else {
    return false;
}
