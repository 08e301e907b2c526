// Apache HttpClient 4.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

public class ApacheClient4 {
  public static void main(String[] arguments) throws Exception {
    RequestConfig limits = RequestConfig.custom().setSocketTimeout(8000).build();
    CloseableHttpClient client = HttpClients.custom().useSystemProperties().setDefaultRequestConfig(limits).build();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null;) {
      String[] parts = line.split("\t");
      RequestBuilder request = RequestBuilder.create(parts[0]).setUri(parts[1]);
      request.addHeader("Authorization", "Basic bGFiOnNlY3JldA==").addHeader("Cookie", "lab=1");
      if (!parts[2].equals("-")) {
        request.addHeader("Content-Type", "application/x-www-form-urlencoded").setEntity(new StringEntity(parts[2]));
      }
      try (CloseableHttpResponse response = client.execute(request.build())) {
        EntityUtils.consume(response.getEntity());
        System.out.println(response.getStatusLine().getStatusCode());
      } catch (Exception error) {
        System.out.println("error: " + error.getClass().getSimpleName());
      }
    }
    System.exit(0);
  }
}
