/** Ranges with this many indices behind the first, or fewer, are finished by insertion. */
const INSERTION_SPAN = 15;

/**
 * Indices that sort `keys` ascending, with equal keys in the order that NumPy before 1.25 leaves them in: not stable,
 * yet always the same, and part of what a vocabulary cut at a number of terms contains.
 * @param keys  Finite numbers.
 * @returns A permutation of 0..keys.length-1.
 * @see NumPy `aquicksort` (npysort/quicksort): median of three, partition from both ends that stops on equal keys, the
 *      smaller side first, heap sort once a range has been split too often.
 */
export function introsortOrder(keys: Int32Array): Int32Array {
  const order = new Int32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  // Each entry halves the range it leaves behind, so 64 entries hold for any length.
  const stack = new Int32Array(3 * 64);
  let stacked = 0;
  let low = 0;
  let high = order.length - 1;
  let depth = 2 * Math.floor(Math.log2(Math.max(1, order.length)));
  for (;;) {
    if (depth < 0) {
      heapSort(keys, order, low, high - low + 1);
    } else {
      while (high - low > INSERTION_SPAN) {
        const split = partition(keys, order, low, high);
        depth--;
        if (split - low < high - split) {
          stack[stacked++] = split + 1;
          stack[stacked++] = high;
          stack[stacked++] = depth;
          high = split - 1;
        } else {
          stack[stacked++] = low;
          stack[stacked++] = split - 1;
          stack[stacked++] = depth;
          low = split + 1;
        }
      }
      insertionSort(keys, order, low, high);
    }
    if (stacked === 0) return order;
    depth = stack[--stacked];
    high = stack[--stacked];
    low = stack[--stacked];
  }
}

/** Splits `order[low..high]` around its median of three. @returns Where the pivot came to lie. */
function partition(keys: Int32Array, order: Int32Array, low: number, high: number): number {
  const middle = low + ((high - low) >> 1);
  if (keys[order[middle]] < keys[order[low]]) swap(order, middle, low);
  if (keys[order[high]] < keys[order[middle]]) swap(order, high, middle);
  if (keys[order[middle]] < keys[order[low]]) swap(order, middle, low);
  const pivot = keys[order[middle]];
  let left = low;
  let right = high - 1;
  swap(order, middle, right);
  for (;;) {
    do left++;
    while (keys[order[left]] < pivot);
    do right--;
    while (pivot < keys[order[right]]);
    if (left >= right) break;
    swap(order, left, right);
  }
  swap(order, left, high - 1);
  return left;
}

function insertionSort(keys: Int32Array, order: Int32Array, low: number, high: number): void {
  for (let i = low + 1; i <= high; i++) {
    const index = order[i];
    const key = keys[index];
    let j = i;
    while (j > low && key < keys[order[j - 1]]) {
      order[j] = order[j - 1];
      j--;
    }
    order[j] = index;
  }
}

/** Heap sort of `count` indices from `first` on. */
function heapSort(keys: Int32Array, order: Int32Array, first: number, count: number): void {
  for (let root = count >> 1; root > 0; root--) siftDown(keys, order, first, root, count);
  for (let last = count; last > 1; ) {
    swap(order, first, first + last - 1);
    last--;
    siftDown(keys, order, first, 1, last);
  }
}

/** Lets the element at `root` sink in a heap whose nodes count from 1: the children of `n` are `2n` and `2n + 1`. */
function siftDown(keys: Int32Array, order: Int32Array, first: number, root: number, count: number): void {
  const base = first - 1;
  const index = order[base + root];
  const key = keys[index];
  let hole = root;
  for (let child = root * 2; child <= count; child = hole * 2) {
    if (child < count && keys[order[base + child]] < keys[order[base + child + 1]]) child++;
    if (!(key < keys[order[base + child]])) break;
    order[base + hole] = order[base + child];
    hole = child;
  }
  order[base + hole] = index;
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a];
  order[a] = order[b];
  order[b] = kept;
}
