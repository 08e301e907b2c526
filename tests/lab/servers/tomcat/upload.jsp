<%@page import="java.io.*"%><%
response.setHeader("Lab-By", "application");
long size = 0;
String type = request.getContentType();
if (type != null && type.contains("form")) {
  String value = request.getParameter("a");
  size = value == null ? -1 : value.length();
} else {
  InputStream input = request.getInputStream();
  byte[] bytes = new byte[65536];
  for (int count; (count = input.read(bytes)) > 0;) size += count;
}
%>size=<%=size%>
