package cordon.base.version;

/**
 * The generations of Maven's version order, which differ for qualifiers after a dot or before a
 * number; {@code docs/decisions/0002-maven-version-generations.md} shows where.
 *
 * <p>None of them is a total order for every text: Maven weighs a sequence against nothing by its
 * items, and against a word by being a sequence, so {@code 1}, {@code 1-jre} and {@code
 * 1-0-0-alpha} go round in a circle. We keep Maven's answers.
 */
public enum MavenGeneration {
  /** Maven up to 3.6: a qualifier after a dot is weighed as a number's equal. */
  MAVEN_3_6,
  /** Maven 3.8 and 3.9: {@code 1.x2} is read as {@code 1-x2}. */
  MAVEN_3_9,
  /** Maven 4: a qualifier and the number after it are one item, {@code rc-1} as {@code rc1}. */
  MAVEN_4
}
