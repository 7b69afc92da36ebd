// Starts the API reference. All that it loads comes from this server.
SwaggerUIBundle({
  url: "openapi/v1.json",
  dom_id: "#reference",
  layout: "BaseLayout",
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  filter: true,
  displayRequestDuration: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  // Otherwise the document's address would be sent to a checker on the web.
  validatorUrl: null,
  queryConfigEnabled: false,
});
