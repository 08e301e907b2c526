// OkHttp 3.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class OkHttpClient3 {
  public static void main(String[] arguments) throws Exception {
    OkHttpClient client = new OkHttpClient();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null;) {
      String[] parts = line.split("\t");
      RequestBody content = parts[2].equals("-") ? null : RequestBody.create(MediaType.parse("application/x-www-form-urlencoded"), parts[2]);
      Request request = new Request.Builder().url(parts[1]).method(parts[0], content)
          .header("Authorization", "Basic bGFiOnNlY3JldA==").header("Cookie", "lab=1").build();
      try (Response response = client.newCall(request).execute()) {
        response.body().bytes();
        System.out.println(response.code());
      } catch (Exception error) {
        System.out.println("error: " + error.getClass().getSimpleName());
      }
    }
    System.exit(0);
  }
}
