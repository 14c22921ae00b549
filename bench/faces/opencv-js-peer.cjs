// opencv.js as a peer of compare.ts; same questions as opencv_peer.py, without jpeg and with one thread.
// Install it into this folder first: see README.md.
const { readFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const module_ = require('@techstark/opencv-js');

const clocks = {
  wall: () => performance.now(),
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/** The module calls itself thenable, and resolving with a thenable would never end: so it travels inside an object. */
function ready() {
  if (module_.CascadeClassifier) return { cv: module_ };
  return new Promise((resolve) => {
    if (typeof module_.then === 'function') module_.then((cv) => resolve({ cv }));
    else module_.onRuntimeInitialized = () => resolve({ cv: module_ });
  });
}

function empty(held) {
  for (const one of held.values()) one.delete();
  held.clear();
}

async function main() {
  const { cv } = await ready();
  // One image and one cascade at a time: a cascade keeps buffers for its largest image, and the heap is 32 bits wide.
  const cascades = new Map();
  const images = new Map();
  let files = 0;
  const version = /Version control:\s*(\S+)|OpenCV ([\d.]+)/.exec(cv.getBuildInformation());
  console.log(JSON.stringify({ name: `opencv.js ${version?.[1] ?? version?.[2]}` }));
  for await (const line of createInterface({ input: process.stdin })) {
    const { xml, gray, width, height, minSize, clock } = JSON.parse(line);
    if (!cascades.has(xml) || !images.has(gray)) {
      empty(cascades);
      const name = `/${files++}.xml`;
      cv.FS_createDataFile('/', name.slice(1), readFileSync(xml), true, false, false);
      const cascade = new cv.CascadeClassifier();
      if (!cascade.load(name)) throw new Error(`opencv.js cannot load ${xml}.`);
      cascades.set(xml, cascade);
    }
    if (!images.has(gray)) {
      empty(images);
      const image = new cv.Mat(height, width, cv.CV_8UC1);
      image.data.set(readFileSync(gray));
      images.set(gray, image);
    }
    const found = new cv.RectVector();
    const began = clocks[clock]();
    cascades
      .get(xml)
      .detectMultiScale(images.get(gray), found, 1.1, 5, 0, new cv.Size(minSize, minSize), new cv.Size(0, 0));
    const milliseconds = clocks[clock]() - began;
    const boxes = Array.from({ length: found.size() }, (_, index) => {
      const box = found.get(index);
      return [box.x, box.y, box.width, box.height];
    });
    found.delete();
    console.log(JSON.stringify({ milliseconds, boxes }));
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
