package cordon.inspect.trigger;

import java.util.List;
import java.util.Set;

/** What those who start a class of a jar call of it, by who starts it. */
final class JvmCallbacks {
  private JvmCallbacks() {}

  /** Services that a compiler loads from whatever stands on its class path. */
  static final Set<String> OF_COMPILERS =
      Set.of(
          "javax.annotation.processing.Processor",
          "com.sun.source.util.Plugin",
          "org.codehaus.groovy.transform.ASTTransformation",
          "org.jetbrains.kotlin.compiler.plugin.CompilerPluginRegistrar",
          "org.jetbrains.kotlin.compiler.plugin.ComponentRegistrar",
          "com.google.devtools.ksp.processing.SymbolProcessorProvider",
          "org.gradle.api.Plugin");

  /** What the one who started a class calls of it next. */
  static final List<String> OF_PROCESSORS =
      List.of(
          "<init>",
          "init",
          "process",
          "visit",
          "create",
          "getSupportedOptions",
          "getSupportedAnnotationTypes");

  static final List<String> OF_BUILDS =
      List.of(
          "<init>",
          "execute",
          "apply",
          "afterSessionStart",
          "afterProjectsRead",
          "init",
          "onEvent",
          "contextualize");

  static final List<String> OF_FRAMEWORKS =
      List.of(
          "<init>",
          "initialize",
          "postProcessEnvironment",
          "onApplicationEvent",
          "configure",
          "run",
          "start",
          "afterPropertiesSet",
          "selectImports",
          "registerBeanDefinitions",
          "postProcessBeanFactory",
          "postProcessBeanDefinitionRegistry",
          "setApplicationContext",
          "setEnvironment");

  /** What servers of games call of what is put into their folder. */
  static final List<String> OF_PLUGINS =
      List.of(
          "<init>",
          "onLoad",
          "onEnable",
          "onInitialize",
          "onInitializeClient",
          "onInitializeServer",
          "onPreLaunch",
          "onProxyInitialization");

  /** What those who ask for a service call of it at once, whatever their user does. */
  static final List<String> OF_SERVICES =
      List.of("<init>", "provider", "initialize", "onStartup", "configure", "start");

  static final List<String> OF_TESTS =
      List.of(
          "<init>",
          "beforeAll",
          "beforeEach",
          "afterAll",
          "afterEach",
          "beforeTestExecution",
          "postProcessTestInstance",
          "evaluateExecutionCondition",
          "launcherSessionOpened",
          "launcherDiscoveryStarted",
          "launcherDiscoveryFinished",
          "testPlanExecutionStarted",
          "testPlanExecutionFinished",
          "executionStarted",
          "executionFinished",
          "onStart",
          "onExecutionStart",
          "onTestStart");
}
