package cordon.exposure;

class PostgresEverydayTest extends EverydayTest {
  @Override
  protected String newDatabase() {
    return ExposureHouse.postgres();
  }
}
