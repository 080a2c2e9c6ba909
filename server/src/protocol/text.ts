/** What a client reckons itself, so that nobody waits for it; server and client then come to the same. */
export { cuts, type Move, movedIn } from '../core/text/boundaries';
