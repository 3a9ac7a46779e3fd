package cordon.formats.spdx;

import cordon.formats.sbom.SbomRelation.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the types of relationships of SPDX 2 (section 11.1) and SPDX 3 mean here; types that say
 * nothing of what a thing is made of are not listed.
 *
 * @param inverse whether the second stands in the relation to the first
 */
record RelationshipType(Kind kind, boolean inverse) {
  private static final Map<String, RelationshipType> BY_NAME = new HashMap<>();

  static {
    forward(Kind.DEPENDS_ON, "DEPENDS_ON", "HAS_PREREQUISITE", "STATIC_LINK", "DYNAMIC_LINK");
    backward(Kind.DEPENDS_ON, "DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF", "PREREQUISITE_FOR");
    backward(Kind.OPTIONALLY_DEPENDS_ON, "OPTIONAL_DEPENDENCY_OF", "OPTIONAL_COMPONENT_OF");
    backward(Kind.EXPECTS, "PROVIDED_DEPENDENCY_OF");
    backward(
        Kind.DEVELOPED_WITH,
        "DEV_DEPENDENCY_OF",
        "TEST_DEPENDENCY_OF",
        "DEV_TOOL_OF",
        "TEST_TOOL_OF");
    backward(Kind.BUILT_WITH, "BUILD_DEPENDENCY_OF", "BUILD_TOOL_OF");
    forward(Kind.CONTAINS, "CONTAINS");
    backward(Kind.CONTAINS, "CONTAINED_BY", "PACKAGE_OF");
    forward(Kind.MADE_FROM, "GENERATED_FROM", "DESCENDANT_OF", "EXPANDED_FROM_ARCHIVE");
    backward(Kind.MADE_FROM, "GENERATES", "ANCESTOR_OF");
    forward(Kind.VARIANT_OF, "VARIANT_OF", "COPY_OF");
    backward(Kind.VARIANT_OF, "DISTRIBUTION_ARTIFACT");
    backward(Kind.USES_DATA, "DATA_FILE_OF");

    forward(Kind.DEPENDS_ON, "dependsOn", "hasPrerequisite", "hasStaticLink", "hasDynamicLink");
    forward(Kind.OPTIONALLY_DEPENDS_ON, "hasOptionalDependency", "hasOptionalComponent");
    forward(Kind.EXPECTS, "hasProvidedDependency");
    forward(Kind.BUILT_WITH, "usesTool");
    forward(Kind.CONTAINS, "contains");
    forward(Kind.MADE_FROM, "descendantOf");
    backward(Kind.MADE_FROM, "ancestorOf", "generates");
    backward(Kind.VARIANT_OF, "hasDistributionArtifact", "hasVariant", "copiedTo");
    forward(Kind.USES_DATA, "hasDataFile");
    forward(Kind.TRAINED_ON, "trainedOn");
    forward(Kind.TESTED_ON, "testedOn");
  }

  private static void forward(Kind kind, String... names) {
    for (String name : names) {
      BY_NAME.put(name, new RelationshipType(kind, false));
    }
  }

  private static void backward(Kind kind, String... names) {
    for (String name : names) {
      BY_NAME.put(name, new RelationshipType(kind, true));
    }
  }

  static Optional<RelationshipType> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** A dependency that SPDX 3 limits to a phase of the life of the software. */
  RelationshipType within(String lifecycleScope) {
    if (kind != Kind.DEPENDS_ON) {
      return this;
    }
    return switch (lifecycleScope) {
      case "build" -> new RelationshipType(Kind.BUILT_WITH, inverse);
      case "development", "test" -> new RelationshipType(Kind.DEVELOPED_WITH, inverse);
      default -> this;
    };
  }
}
