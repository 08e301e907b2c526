// The server that the JDK brings, com.sun.net.httpserver. Arguments: port.
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

public class JavaHttpServer {
  static void answer(HttpExchange exchange, int code, String text) throws IOException {
    exchange.getResponseHeaders().set("Lab-By", "application");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(code, head ? -1 : text.length());
    if (!head) exchange.getResponseBody().write(text.getBytes());
    exchange.close();
  }

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
    server.createContext("/", exchange -> answer(exchange, 404, "no\n"));
    server.createContext("/hello.txt", exchange -> answer(exchange, 200, "0123456789".repeat(100)));
    server.createContext("/upload", exchange -> answer(exchange, 200, "size=" + exchange.getRequestBody().readAllBytes().length + "\n"));
    server.createContext("/crash", exchange -> { throw new RuntimeException("boom"); });
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.start();
  }
}
