import { failure } from '@/lib/base/failure';

/** Answered for a bug; its trace goes to the log. */
export const internal = failure(
  'internal',
  '서버에서 문제가 생겼어요. 다시 해 보고, 또 그러면 서버를 켠 사람에게 알려 주세요.',
  'Something went wrong in the server. Try again, and tell whoever runs it if it happens once more.',
);
