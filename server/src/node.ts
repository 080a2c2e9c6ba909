import { startServer } from './node/start';

startServer();
