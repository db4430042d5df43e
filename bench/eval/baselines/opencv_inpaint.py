"""Usage: opencv_inpaint.py telea|ns INPUT MASK OUTPUT. Prints the processor milliseconds of cv2.inpaint.

Alpha, which cv2.inpaint does not take, is filled as a grey picture of its own.
"""

import sys
import time

import cv2

RADIUS = 3
FLAGS = {"telea": cv2.INPAINT_TELEA, "ns": cv2.INPAINT_NS}


def main(flag, input_path, mask_path, output_path):
    cv2.setNumThreads(1)
    picture = cv2.imread(input_path, cv2.IMREAD_UNCHANGED)
    mask = cv2.imread(mask_path, cv2.IMREAD_GRAYSCALE)
    started = time.process_time()
    filled = cv2.inpaint(picture[:, :, :3].copy(), mask, RADIUS, FLAGS[flag])
    if picture.shape[2] == 4:
        alpha = cv2.inpaint(picture[:, :, 3].copy(), mask, RADIUS, FLAGS[flag])
        filled = cv2.merge([*cv2.split(filled), alpha])
    print((time.process_time() - started) * 1000)
    cv2.imwrite(output_path, filled)


main(*sys.argv[1:])
