package cordon.exposure;

class PostgresStandingExposuresTest extends StandingExposuresTest {
  @Override
  String newDatabase() {
    return ExposureHouse.postgres();
  }
}
