package cordon.exposure;

class PostgresEverydayTest extends EverydayTest {
  @Override
  String newDatabase() {
    return ExposureHouse.postgres();
  }
}
