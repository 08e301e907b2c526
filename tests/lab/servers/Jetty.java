// Jetty with its file handler and a servlet. Arguments: port, folder of pages, log.
import java.io.IOException;
import java.io.InputStream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

public class Jetty {
  public static class Upload extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.setHeader("Lab-By", "application");
      long size = 0;
      String value = request.getContentType() != null && request.getContentType().contains("form") ? request.getParameter("a") : null;
      if (value != null) {
        size = value.length();
      } else {
        InputStream input = request.getInputStream();
        byte[] bytes = new byte[65536];
        for (int count; (count = input.read(bytes)) > 0;) size += count;
      }
      response.getWriter().println("size=" + size);
    }
  }

  public static class Crash extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      throw new RuntimeException("boom");
    }
  }

  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    HttpConfiguration configuration = new HttpConfiguration();
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[0]));
    // @slot:connector@
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/");
    context.setResourceBase(arguments[1]);
    context.addServlet(Upload.class, "/upload");
    context.addServlet(Crash.class, "/crash");
    ServletHolder files = new ServletHolder("default", DefaultServlet.class);
    files.setInitParameter("etags", "true");
    context.addServlet(files, "/");
    // @slot:context@
    server.setHandler(context);
    server.setRequestLog(new CustomRequestLog(arguments[2], "lab %{client}a %s"));
    server.start();
    server.join();
  }
}
