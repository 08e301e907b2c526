<%
response.setHeader("Retry-After", "120");
response.sendError(503);
%>
