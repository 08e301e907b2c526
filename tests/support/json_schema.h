// Whether JSON keeps a schema, as valijson sees it: a validator that nobody here wrote.
#pragma once

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

class JsonSchema {
 public:
  explicit JsonSchema(const std::string& schema);
  ~JsonSchema();
  JsonSchema(const JsonSchema&) = delete;
  JsonSchema& operator=(const JsonSchema&) = delete;

  [[nodiscard]] bool accepts(const nlohmann::json& json) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};
