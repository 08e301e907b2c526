// Apache HttpClient 5.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;

public class ApacheClient5 {
  public static void main(String[] arguments) throws Exception {
    RequestConfig limits = RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(8)).build();
    CloseableHttpClient client = HttpClients.custom().useSystemProperties().setDefaultRequestConfig(limits).build();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null;) {
      String[] parts = line.split("\t");
      ClassicRequestBuilder request = ClassicRequestBuilder.create(parts[0]).setUri(parts[1]);
      request.addHeader("Authorization", "Basic bGFiOnNlY3JldA==").addHeader("Cookie", "lab=1");
      if (!parts[2].equals("-")) request.setEntity(new StringEntity(parts[2], ContentType.APPLICATION_FORM_URLENCODED));
      try (CloseableHttpResponse response = client.execute(request.build())) {
        EntityUtils.consume(response.getEntity());
        System.out.println(response.getCode());
      } catch (Exception error) {
        System.out.println("error: " + error.getClass().getSimpleName());
      }
    }
    System.exit(0);
  }
}
