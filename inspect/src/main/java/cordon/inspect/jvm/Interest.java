package cordon.inspect.jvm;

import cordon.inspect.fact.Language;
import cordon.inspect.value.Addresses;
import cordon.inspect.vocabulary.Vocabulary;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.Set;

/**
 * Whether a class can do anything that means something: every name and text that its code uses
 * stands in its constant pool, which is far shorter than its code.
 */
final class Interest {
  /** These reach by text, which may be put together or decoded. */
  private static final Set<String> BY_TEXT =
      Set.of(
          "java.lang.Class",
          "java.lang.ClassLoader",
          "javax.crypto.Cipher",
          "java.lang.reflect.Method",
          "java.lang.reflect.Constructor",
          "java.lang.invoke.MethodHandle",
          "java.lang.invoke.MethodHandles$Lookup",
          "java.io.File",
          "java.nio.file.Files",
          "java.util.Base64$Decoder");

  /** What a class calls of itself although a class of the platform declares it. */
  private static final Set<String> INHERITED = Set.of("defineClass");

  private Interest() {}

  static boolean in(ClassModel model, Vocabulary vocabulary) {
    for (PoolEntry entry : model.constantPool()) {
      boolean means =
          switch (entry) {
            case MemberRefEntry member -> means(member, vocabulary);
            case StringEntry text -> says(text.stringValue(), vocabulary);
            default -> false;
          };
      if (means) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(String text, Vocabulary vocabulary) {
    return Addresses.inUrl(text) || !vocabulary.inText(text).isEmpty();
  }

  private static boolean means(MemberRefEntry member, Vocabulary vocabulary) {
    String owner = member.owner().asInternalName().replace('/', '.');
    String name = owner + "." + member.name().stringValue();
    return BY_TEXT.contains(owner)
        || INHERITED.contains(member.name().stringValue())
        || name.startsWith("java.lang.System.get")
        || !vocabulary.ofName(Language.JVM, name).isEmpty()
        || !vocabulary.ofName(Language.JVM, name + "()").isEmpty();
  }
}
