package cordon.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordTest {
  @Test
  void whatWouldEndAFieldIsQuoted() {
    assertThat(CsvRecord.of(List.of("a", "", "b c", "a,\"b\"", "two\nlines", "\r")))
        .isEqualTo("a,,b c,\"a,\"\"b\"\"\",\"two\nlines\",\"'\r\"\r\n");
  }

  @Test
  void whatASpreadsheetWouldRunStaysText() {
    assertThat(CsvRecord.of(List.of("=1+1", "+1", "-1", "@evil", "\tx", "1=1", "=A1,B1")))
        .isEqualTo("'=1+1,'+1,'-1,'@evil,'\tx,1=1,\"'=A1,B1\"\r\n");
  }
}
