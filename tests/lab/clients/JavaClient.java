// java.net.http.HttpClient, HttpURLConnection, Apache HttpClient 4 and 5, OkHttp. Argument: which of them.
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class JavaClient {
  interface Fetch {
    Object fetch(String method, String url, String content) throws Exception;
  }

  static final String TYPE = "application/x-www-form-urlencoded";
  static final String AUTHORIZATION = "Basic bGFiOnNlY3JldA==";

  static Fetch httpClient(HttpClient.Redirect redirect) {
    HttpClient client = HttpClient.newBuilder().followRedirects(redirect).version(HttpClient.Version.HTTP_1_1).build();
    return (method, url, content) -> {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(8));
      request.header("Authorization", AUTHORIZATION).header("Cookie", "lab=1");
      if (content != null) request.header("Content-Type", TYPE);
      request.method(method, content == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(content));
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    };
  }

  static Object urlConnection(String method, String url, String content) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setConnectTimeout(8000);
    connection.setReadTimeout(8000);
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", AUTHORIZATION);
    connection.setRequestProperty("Cookie", "lab=1");
    if (content != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", TYPE);
      connection.getOutputStream().write(content.getBytes());
    }
    int code = connection.getResponseCode();
    try (InputStream input = code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (input != null) input.readAllBytes();
    }
    return code;
  }

  public static void main(String[] arguments) throws Exception {
    Fetch fetch = switch (arguments[0]) {
      case "normal" -> httpClient(HttpClient.Redirect.NORMAL);
      case "default" -> httpClient(HttpClient.Redirect.NEVER);
      default -> JavaClient::urlConnection;
    };
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null;) {
      String[] parts = line.split("\t");
      try {
        System.out.println(fetch.fetch(parts[0], parts[1], parts[2].equals("-") ? null : parts[2]));
      } catch (Exception error) {
        System.out.println("error: " + error.getClass().getSimpleName());
      }
    }
    System.exit(0);
  }
}
