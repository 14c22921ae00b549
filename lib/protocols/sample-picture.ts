/**
 * A drawn face in 48×48 pixels, WebP in base64: small enough to stand in an example, and the usual cascade finds it.
 * Cut from the sample picture `student.webp`, so it is of nobody.
 */
export const samplePicture =
  'UklGRvYAAABXRUJQVlA4IOoAAAAQCACdASowADAAPzmGuVYvKCWjrjgLMeAnCWkAAB+Rk+QhgBm0FPipE9+K0zPm/aQ486lqT6XTFv5Ezu7c8Jbq+7Rj0io56TaAAP3a3OcCf3LC8oltjmIRP9j4avPwH6AV0TRVDu9hJoO8Enk09mbAyXmdnHxjqC08/+C1WtldfM+WNncGr4uj0dKChSaOzwZhIlKxqQt+G05XhuKrYIsZrffsoz/7sa5UYfG+Zf0sP8fN1IKo23LmRcU6gaf1a2BOQPoWM0DGOxnyxt45bgv8zoAZ+L9713qD2JdqFRFFc9Kg9cD+PM5gAAA=';
