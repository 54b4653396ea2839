package dev.athanor.sandbox.inprocess;

/** A request that is refused: becomes a {@code Status} as the real server words it. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final int code;
  final String reason;

  private ApiError(int code, String reason, String message) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
  }

  static ApiError badRequest(String message) {
    return new ApiError(400, "BadRequest", message);
  }

  static ApiError notFound(ResourceType type, String name) {
    return new ApiError(404, "NotFound", "%s \"%s\" not found".formatted(type.qualified(), name));
  }

  static ApiError unknownPath(String path) {
    return new ApiError(
        404, "NotFound", "the server could not find the requested resource: " + path);
  }

  static ApiError alreadyExists(ResourceType type, String name) {
    return new ApiError(
        409, "AlreadyExists", "%s \"%s\" already exists".formatted(type.qualified(), name));
  }

  static ApiError conflict(ResourceType type, String name, String why) {
    return new ApiError(
        409,
        "Conflict",
        "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.qualified(), name, why));
  }

  static ApiError applyConflict(String message) {
    return new ApiError(409, "Conflict", message);
  }

  static ApiError expired(long version) {
    return new ApiError(410, "Expired", "too old resource version: " + version);
  }

  static ApiError unsupportedMediaType(String message) {
    return new ApiError(415, "UnsupportedMediaType", message);
  }

  static ApiError invalid(String kind, String name, String message) {
    return new ApiError(422, "Invalid", "%s \"%s\" is invalid: %s".formatted(kind, name, message));
  }
}
