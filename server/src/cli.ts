import { main } from './cli/main';
import { processIo } from './cli/terminal';

main(process.argv.slice(2), processIo()).then((status) => {
  process.exitCode = status;
});
