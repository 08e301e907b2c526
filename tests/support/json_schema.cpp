#include "support/json_schema.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

struct JsonSchema::Implementation {
  valijson::Schema schema;
};

JsonSchema::JsonSchema(const std::string& schema) : implementation_(std::make_unique<Implementation>()) {
  const auto json = nlohmann::json::parse(schema);
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), implementation_->schema);
}

JsonSchema::~JsonSchema() = default;

bool JsonSchema::accepts(const nlohmann::json& json) const {
  valijson::Validator validator;
  return validator.validate(implementation_->schema, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
}
