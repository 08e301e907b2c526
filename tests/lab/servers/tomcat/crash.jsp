<% if (true) throw new RuntimeException("boom"); %>
