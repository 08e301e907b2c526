<% response.setHeader("Lab-By", "application"); %>ok
